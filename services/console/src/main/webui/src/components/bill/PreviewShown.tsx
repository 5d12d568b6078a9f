import type { Preview } from '../../api/correction'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { BillLines } from './BillLines'
import { ValueRows } from './ValueRows'
import { CodeTag } from '../Tags'

/**
 * Before and after: what the bill is rated from, beside it what the pile's record says, fee by fee, and whose money
 * moves where.
 */
export function PreviewShown({ preview }: { preview: Preview }) {
  const texts = useTexts()
  const { before, after, record, money } = preview
  const accounts = [before.values, after.values, ...(record ? [record] : [])]
  const refunded: [string, number, number][] = before.refundedFen + after.refundedFen === 0 ? []
    : [[texts.bill.refundedBefore, -before.refundedFen, -after.refundedFen]]
  const rows: [string, number, number][] = [
    [texts.bill.components.ENERGY_FEE ?? '', before.energyFeeFen, after.energyFeeFen],
    [texts.bill.components.SERVICE_FEE ?? '', before.serviceFeeFen, after.serviceFeeFen],
    [texts.bill.components.IDLE_FEE ?? '', before.idleFeeFen, after.idleFeeFen],
    [texts.bill.total, before.totalFen, after.totalFen],
    [texts.bill.discount, -before.discountFen, -after.discountFen],
    [texts.bill.due, before.dueFen, after.dueFen],
    ...refunded,
  ]
  const moves: [string, number][] = [
    [texts.correction.toWallet, money.walletFen],
    [texts.correction.toBonus, money.bonusFen],
    [texts.correction.toReserve, money.reserveFen],
    [texts.correction.toReceivable, money.receivableFen],
  ]
  return (
    <section className="preview" data-preview={preview.billNo}>
      <table className="beside money">
        <thead>
          <tr>
            <th />
            <th>{preview.state === 'HELD' ? texts.correction.heldNow : texts.bill.version(before.billVersion)}</th>
            <th>{texts.bill.version(after.billVersion)}</th>
            {record && <th>{texts.correction.lastRecord}</th>}
          </tr>
        </thead>
        <tbody>
          <ValueRows accounts={accounts} />
          {rows.map(([label, was, becomes]) => (
            <tr key={label} className={was === becomes ? '' : 'changed'}>
              <th>{texts.correction.inYuan(label)}</th>
              <td className="number">{yuan(was)}</td>
              <td className="number">{yuan(becomes)}</td>
              {record && <td />}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="difference">
        {preview.differenceFen === 0 ? texts.correction.noDifference
          : preview.differenceFen < 0 ? texts.correction.goesBack(yuan(-preview.differenceFen))
            : texts.correction.toPay(yuan(preview.differenceFen))}
      </p>
      <ul className="faint small">
        {moves.filter(([, fen]) => fen !== 0).map(([label, fen]) => (
          <li key={label}>
            {label} <span className="number">{fen > 0 ? '+' : ''}{yuan(fen)} {texts.common.yuan}</span>
          </li>
        ))}
        {preview.voucher.effect !== 'NONE' && <li>{texts.correction.voucher[preview.voucher.effect]}</li>}
      </ul>
      {preview.findings.length > 0 && (
        <p>
          {texts.correction.stillDoubtful}{' '}
          {preview.findings.map((finding) => (
            <CodeTag key={finding.code} {...finding} />
          ))}
        </p>
      )}
      <details>
        <summary>{texts.correction.allLines}</summary>
        <BillLines
          bill={{
            ...after,
            tariffId: after.lines[0]?.tariffId ?? '',
            tariffVersion: after.lines[0]?.tariffVersion ?? 0,
            paidFen: null,
            receivableFen: null,
          }}
        />
      </details>
    </section>
  )
}
