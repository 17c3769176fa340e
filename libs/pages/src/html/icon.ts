/** The icon of the pages: two support windows, and today. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12395b"/><rect x="4" y="8" width="14" height="6" fill="#5fb3d9"/><rect x="10" y="18" width="18" height="6" fill="#7ac36a"/><path d="M20 4v24" stroke="#ffd166" stroke-width="2.5"/></svg>
`;
