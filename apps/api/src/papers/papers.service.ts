import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Readable } from 'node:stream';
import type { Actor } from '../ground/http/endpoint';
import { Printer } from '../printing/threads/printer';
import { PAPERS, type PaperName } from './list';
import type { Asked, Format, PaperSource, Printable } from './paper';

/** A paper on its way, with what its reader must know. */
export interface Printed extends Pick<Printable<object>, 'name' | 'headers'> {
  stream: Readable;
  format: Format;
}

/** Prints the papers of the list: each is read by its own source, and drawn in a thread. */
@Injectable()
export class PapersService {
  private readonly sources = new Map<PaperName, Promise<PaperSource<object>>>();

  constructor(
    private readonly services: ModuleRef,
    private readonly printer: Printer,
  ) {}

  /** @throws Refused as the paper's source does. */
  async print(paper: PaperName, format: Format, me: Actor, asked: Asked): Promise<Printed> {
    const source = await this.sourceOf(paper);
    const { document, name, headers } = await source.read(me, asked);
    return { stream: this.printer.print(`${paper}.${format}`, document), name, headers, format };
  }

  private sourceOf(paper: PaperName): Promise<PaperSource<object>> {
    const made = this.sources.get(paper) ?? this.make(paper);
    this.sources.set(paper, made);
    // One that could not be made is tried again by who asks next.
    made.catch(() => this.sources.delete(paper));
    return made;
  }

  private async make(paper: PaperName): Promise<PaperSource<object>> {
    return this.services.create<PaperSource<object>>(await PAPERS[paper].source());
  }
}
