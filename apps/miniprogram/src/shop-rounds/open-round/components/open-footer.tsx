import { type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import {
  openRefusal,
  refusalText,
  type LicenceStatus,
  type ProductView,
  type RoundDetailView,
} from '@cailan/shared-types';
import type { OfferDto } from '@cailan/shared-types/dto';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { pages } from '../../../pages';
import { sayInstant } from '../../../time';
import { turnTo } from '../../../ui/open';
import { Even } from '../../../ui/layout';
import { Note } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { offersOf } from '../typed-offers';
import type { useTypedOffers } from '../state';
import './open-footer.scss';

interface OpenFooterProps {
  round: RoundDetailView;
  products: readonly ProductView[];
  offers: ReturnType<typeof useTypedOffers>;
}

/** Saves the draft's offers, and opens the round: what is not saved yet is saved first. */
export function OpenFooter({ round, products, offers }: OpenFooterProps): ReactNode {
  const params = { id: round.id };
  const save = useWrite('PUT /rounds/:id/offers', {
    renews: ['GET /rounds/:id'],
    onDone: offers.saved,
  });
  const open = useWrite('POST /rounds/:id/open', {
    renews: ['GET /rounds', 'GET /rounds/:id'],
    onDone: () => {
      say('已开团');
      turnTo(pages.supermarket.round, params);
    },
  });
  const ready = offersOf(offers.typed, products);
  const saveWhy = whyNotSaved(ready?.length);
  const licence = useRead('GET /supermarkets').data?.find(({ id }) => id === round.supermarketId)?.licence;
  const openWhy = saveWhy ?? whyNotOpened(round, licence, ready ?? []);
  const saved = async () => {
    if (!ready) return false;
    return !offers.unsaved || (await save.send({ params, body: { offers: ready } })) !== undefined;
  };
  const openNow = async () => {
    const words = `${ready?.length ?? 0} 样商品，接单到 ${sayInstant(round.cutOffAt, serviceNow())}。开团后价格和配额不能再改。`;
    if ((await agreed('现在开团？', words, '开团')) && (await saved())) await open.send({ params });
  };
  const failure = save.failure ?? open.failure;
  return (
    <View className="open-footer">
      <Text className="open-footer__state">
        {stateWords(Object.keys(offers.typed).length, offers.unsaved)}
      </Text>
      {failure ? <Note tone="harm">{failure}</Note> : null}
      <Even>
        <View>
          <Tap
            kind="line"
            busy={save.busy}
            disabled={!offers.unsaved || saveWhy !== undefined}
            onClick={() => void saved().then((done) => done && say('草稿已保存'))}
          >
            存草稿
          </Tap>
        </View>
        <View>
          <Tap busy={open.busy} why={openWhy} onClick={openNow}>
            开团
          </Tap>
        </View>
      </Even>
    </View>
  );
}

const stateWords = (count: number, unsaved: boolean): string =>
  `已选 ${count} 样 · ${unsaved ? '有改动还没存（先记在这台设备上）' : '已存'}`;

/** @param count undefined while a figure cannot be read */
function whyNotSaved(count: number | undefined): string | undefined {
  if (count === undefined) return '有一样的价格或数量没写对';
  return count === 0 ? refusalText({ code: 'round_without_offers' }) : undefined;
}

/** The district's price ceilings are known to the service alone: it looks at them when the offers are saved. */
function whyNotOpened(
  { status, cutOffAt }: RoundDetailView,
  licence: LicenceStatus | undefined,
  offers: readonly OfferDto[],
): string | undefined {
  if (cutOffAt <= serviceNow().toISOString()) return refusalText({ code: 'past_cut_off' });
  const refusal = openRefusal({
    status,
    licence: licence ?? 'licensed',
    offers: offers.map(({ priceFen }) => ({ name: '', saleKind: '', priceFen, ceilingFen: null })),
  });
  return refusal && refusalText(refusal);
}
