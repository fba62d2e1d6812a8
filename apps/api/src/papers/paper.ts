import type { Type } from '@nestjs/common';
import type { Writable } from 'node:stream';
import type { LabelQuery, Role, Stream } from '@cailan/shared-types';
import type { Actor } from '../ground/http/endpoint';

export type Format = 'pdf' | 'xlsx';

/** What a paper is asked for: its route's parameters and query, as they came. */
export interface Asked {
  params: Readonly<Record<string, string>>;
  query: LabelQuery;
}

/** A paper's document, and what its reader is to know beside it. */
export interface Printable<D extends object> {
  document: D;
  /** As people find it in their downloads, without its ending. */
  name: string;
  /** Of the answer. */
  headers?: Readonly<Record<string, string>>;
}

/** Reads what a paper shows. @throws Refused `not_found` to who may not see it. */
export interface PaperSource<D extends object> {
  read(me: Actor, asked: Asked): Promise<Printable<D>>;
}

/** A file of a paper: the route that sends it, and the module that draws it, which its thread alone loads. */
export type PaperFile<D extends object> = readonly [
  route: Stream,
  drawing: () => Promise<{ draw: (document: D, out: Writable) => Promise<void> }>,
];

/** One paper: who may ask for it, what it is read by, and its files. Modules are loaded when they are first needed. */
export interface Paper<D extends object, F extends Format> {
  roles: readonly Role[];
  source: () => Promise<Type<PaperSource<D>>>;
  files: Readonly<Record<F, PaperFile<D>>>;
}

/** States a paper, its drawings typed by what its source reads. */
export const paper = <D extends object, F extends Format>(stated: Paper<D, F>): Paper<D, F> => stated;
