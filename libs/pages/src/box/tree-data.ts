import type { Product, Project } from '@lastpatch/release-model';
import { slug, slugs } from '../slug.ts';
import type { SourceDays } from '../source-readings.ts';
import { readModel, readProject, readReadings } from './model.ts';
import { namedProject, type Names, readNames } from './names.ts';

/**
 * Gives the text of a document by its path in the tree.
 *
 * @throws UnreadableDocument when it cannot be had
 */
export type TextAt = (path: string) => Promise<string>;

/** The data of a tree of pages, each document read when it is first asked for. What could not be had is asked for again. */
export class TreeData {
  readonly #textAt: TextAt;
  readonly #read = new Map<string, Promise<unknown>>();

  constructor(textAt: TextAt) {
    this.#textAt = textAt;
  }

  /** @throws UnreadableDocument */
  names(): Promise<Names> {
    return this.#once('names.json', readNames);
  }

  /**
   * A product as the model knows it, with the versions of some of its projects.
   *
   * @param named the product and the projects by their names alone
   * @throws UnreadableDocument
   */
  async product(named: Product, projects: readonly Project[]): Promise<Product> {
    const folder = await this.folder(named);
    const paths = slugs(named.projects.map(({ name }) => name));
    const [model, ...versions] = await Promise.all([
      this.#model(`${folder}/model.json`),
      ...projects.map(async (project) => {
        const path = `${folder}/projects/${paths.get(project.name) ?? slug(project.name)}.json`;
        const { releases, standing, retiredOn } = await this.#once(path, readProject);
        return namedProject({ ...project, releases, standing, retiredOn });
      }),
    ]);
    return { ...model, projects: [...model.projects, ...versions] };
  }

  /** The folder of a product in the tree. */
  async folder({ key }: Product): Promise<string> {
    const { folders } = await this.names();
    return folders.get(key) ?? `products/${slug(key)}`;
  }

  async #model(path: string): Promise<Product> {
    const [readings, model] = await Promise.all([this.#readings(), this.#text(path)]);
    return readModel(model, { path, readings });
  }

  #readings(): Promise<readonly SourceDays[]> {
    return this.#once('readings.json', readReadings);
  }

  #text(path: string): Promise<string> {
    return this.#once(path, (text) => text);
  }

  #once<T>(path: string, read: (text: string, path: string) => T): Promise<T> {
    const known = this.#read.get(path) as Promise<T> | undefined;
    if (known) return known;
    const reading = this.#textAt(path).then((text) => read(text, path));
    this.#read.set(path, reading);
    reading.catch(() => this.#read.delete(path));
    return reading;
  }
}
