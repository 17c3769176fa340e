import type { Product } from './catalog.ts';
import type { Project } from './project.ts';
import { sharesVersions } from './upstream-word.ts';

/** Whether a project stands for its product as a whole, of which its source says what the latest version of each release is. */
export function isProductItself(product: Product, project: Project): boolean {
  return project.name === product.key && !sharesVersions(product.source);
}

/** What people call a project: `nova`; where it stands for its product, that product's title. */
export function projectTitle(product: Product, project: Project): string {
  return isProductItself(product, project) ? product.title : project.name;
}

/** What people write for a project: `nova`; where it stands for its product, that product's name of today. */
export function projectName(product: Product, project: Project): string {
  return isProductItself(product, project) ? product.name : project.name;
}
