// Which project may import which, by the Nx tags of their package.json files.
import { boundaries } from './tools/architecture/boundaries.mjs';

export default boundaries();
