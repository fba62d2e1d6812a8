import { Injectable } from '@nestjs/common';
import { linkedPages } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import type { PaperSource, Printable } from '../paper';
import type { Poster, PosterDoc } from './rows';
import type { Actor } from '../../ground/http/endpoint';
import { Refused } from '../../ground/refused';
import { MiniClient } from '../../ground/wechat/mini/mini-client';
import { WechatError } from '../../ground/wechat/mini/wechat-error';
import { BindingCodesService } from '../../people/belonging/binding-codes.service';

/** The sheets with the codes, for the doors of the actor's buildings. */
@Injectable()
export class PosterSource implements PaperSource<PosterDoc> {
  constructor(
    private readonly clock: Clock,
    private readonly codes: BindingCodesService,
    private readonly mini: MiniClient,
  ) {}

  /** One page a building, in the order of the plan. */
  async read(me: Actor): Promise<Printable<PosterDoc>> {
    const printedAt = this.clock.now();
    const codes = await this.codes.buildings(me);
    const posters: Poster[] = [];
    // One after the other: WeChat makes a picture in a tenth of a second, and bounds how many it makes a minute.
    for (const { communityName, placeName, code } of codes) {
      const picture = posters.length > 0 && !posters[0]?.picture ? undefined : await this.picture(code);
      posters.push({ communityName, placeName, code, picture });
    }
    return { document: { printedAt, posters }, name: '楼栋编码' };
  }

  /** A mini-program code that opens the page to join with `code`; undefined where WeChat gives none: the letters do too. */
  private async picture(code: string): Promise<Uint8Array | undefined> {
    try {
      return await this.mini.code(code, linkedPages.join);
    } catch (error) {
      if (error instanceof WechatError || error instanceof Refused) return undefined;
      throw error;
    }
  }
}
