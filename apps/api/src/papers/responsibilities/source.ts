import { Injectable } from '@nestjs/common';
import { responsibilityNames } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import type { Actor } from '../../ground/http/endpoint';
import { ResponsibilitiesService } from '../../people/responsibilities/responsibilities.service';
import type { PaperSource, Printable } from '../paper';
import type { ResponsibilitiesDoc } from './rows';

/** The list of who answers for what in the actor's places. */
@Injectable()
export class ResponsibilitiesSource implements PaperSource<ResponsibilitiesDoc> {
  constructor(
    private readonly clock: Clock,
    private readonly responsibilities: ResponsibilitiesService,
  ) {}

  async read(me: Actor): Promise<Printable<ResponsibilitiesDoc>> {
    const printedAt = this.clock.now();
    const { rows, without } = await this.responsibilities.printed(me);
    const document = {
      ...{ roundCode: '责任表', supermarket: '菜篮', window: '', printedAt, without },
      rows: rows.map(({ subjectName, kind, name, title, phone }) => ({
        ...{ subject: subjectName, name, title, phone },
        kind: responsibilityNames[kind],
      })),
    };
    return { document, name: '责任表' };
  }
}
