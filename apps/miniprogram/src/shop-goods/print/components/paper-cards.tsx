import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { RoundView, WaveView } from '@cailan/shared-types';
import { Card } from '../../../ui/layout';
import { Heading, Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { OpenPaper } from '../../../ui/open-paper';
import { paperFile, papers, type PaperKind } from '../papers';

interface PaperCardsProps {
  round: RoundView;
  wave: WaveView;
  groupOrderId: string | undefined;
  /** The paper that is shown. */
  kind: PaperKind | undefined;
  onShow: (kind: PaperKind) => void;
}

const formats = [
  { format: 'pdf', words: 'PDF' },
  { format: 'xlsx', words: 'Excel' },
] as const;

/** Each paper with its files, and in a browser its A4 view. */
export function PaperCards({ round, wave, groupOrderId, kind, onShow }: PaperCardsProps): ReactNode {
  const chosen = wave.groups.find((each) => each.groupOrderId === groupOrderId);
  const group = chosen && { id: chosen.groupOrderId, name: chosen.name };
  return papers.map((paper) => {
    const files = formats.map(({ format, words }) => ({
      ...paperFile({ paper, format, round, wave: wave.wave, group }),
      words,
    }));
    return (
      <Card key={paper.kind}>
        <Heading>{paper.name}</Heading>
        <Small>{paper.hint}</Small>
        <View className="print__ways">
          {process.env.TARO_ENV === 'h5' ? (
            <Tap
              kind="line"
              label={`${paper.name} 看和打印`}
              pressed={kind === paper.kind}
              onClick={() => onShow(paper.kind)}
            >
              看和打印
            </Tap>
          ) : null}
          {files.map(({ path, name, words }) => (
            <OpenPaper key={name} path={path} name={name} label={`${paper.name} ${words}`}>
              {words}
            </OpenPaper>
          ))}
        </View>
      </Card>
    );
  });
}
