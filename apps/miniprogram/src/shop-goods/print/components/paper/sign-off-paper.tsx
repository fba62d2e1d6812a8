import { Fragment, type ReactNode } from 'react';
import {
  apartText,
  bagsText,
  notPackedText,
  type PackSheetView,
  signOffGroup,
  type SignOffRow,
} from '@cailan/shared-types';
import type { PaperHead } from './head';
import { PaperTitle, Signatures } from './paper-title';

const COLUMNS = ['门牌', '户主', '跟团号', '袋数', '其中', '签名（代领的写上关系）'];

/** 发放签收表: a building's households with their bags, each to sign for them; every building on pages of its own. */
export function SignOffPaper({
  head,
  sheets,
}: {
  head: PaperHead;
  sheets: readonly PackSheetView[];
}): ReactNode {
  return sheets.map((sheet) => {
    const { name, households, bags, crates, unpacked } = signOffGroup(sheet);
    return (
      <section key={sheet.groupOrderId} className="paper__part">
        <table className="paper__table">
          <thead>
            <PaperTitle
              title={`发放签收表 · ${name}`}
              facts={`${households.length} 户 · ${bagsText(bags)} · 周转箱 ${crates}`}
              {...{ head, columns: COLUMNS.length }}
            />
            <tr>
              {COLUMNS.map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {households.map((row, i) => (
              <Fragment key={row.orderId}>
                {row.unit && row.unit !== households[i - 1]?.unit ? (
                  <tr className="paper__zone">
                    <td colSpan={COLUMNS.length}>{row.unit}</td>
                  </tr>
                ) : null}
                <Line row={row} />
              </Fragment>
            ))}
            <tr className="paper__total">
              <td>合计</td>
              <td colSpan={2}>{`${households.length} 户`}</td>
              <td>{bags.total}</td>
              <td colSpan={2}>{apartText(bags)}</td>
            </tr>
          </tbody>
        </table>
        {unpacked > 0 ? <p>{notPackedText(unpacked)}</p> : null}
        <Signatures names={['发放人', '日期']} />
      </section>
    );
  });
}

function Line({ row: { door, name, runningNumber, bags, packed } }: { row: SignOffRow }): ReactNode {
  return (
    <tr className="paper__note">
      <td>
        <b className="paper__door">{door}</b>
      </td>
      <td>{name}</td>
      <td>{runningNumber}</td>
      <td className="paper__sum">{packed ? bags.total : ''}</td>
      <td>{packed ? apartText(bags) : '没装好'}</td>
      <td>
        <i className="paper__blank paper__blank--long" />
      </td>
    </tr>
  );
}
