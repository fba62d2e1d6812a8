import type { ReactNode } from 'react';
import type { OfferView, PickLineView } from '@cailan/shared-types';
import { Row } from '../../../ui/layout';
import { Small, Tag } from '../../../ui/text';
import { missing } from '../pick-lines';

interface PickStateProps {
  line: PickLineView;
  offers: readonly OfferView[];
  /** The result waits on this phone. */
  waiting: boolean;
}

/** What was found of a product, in words: nothing yet, all, or what is missing and what came instead. */
export function PickState({ line, offers, waiting }: PickStateProps): ReactNode {
  if (line.pickedQuantity === null) return null;
  const short = missing(line);
  const instead = offers.find(({ id }) => id === line.substituteOfferId);
  return (
    <Row>
      {short > 0 ? (
        <Tag tone="now">{`拣到 ${line.pickedQuantity}，缺 ${short}`}</Tag>
      ) : (
        <Tag tone="good">拣齐</Tag>
      )}
      {line.substituteQuantity > 0 ? (
        <Small>{`换 ${instead ? `${instead.name} ${instead.spec}` : '同类'} ×${line.substituteQuantity}`}</Small>
      ) : null}
      {line.reason ? <Small>{line.reason}</Small> : null}
      {waiting ? <Tag tone="mute">待传</Tag> : null}
    </Row>
  );
}
