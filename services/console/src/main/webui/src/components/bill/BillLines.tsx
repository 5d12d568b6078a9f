import { Table } from 'antd'
import type { BillLine, ExplainedBill } from '../../api/billing'
import { decimal, exactKwh, unitPrice, yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { Superseded } from '../Tags'

/** The part of a bill that explains its amount; a version that is only previewed has it too. */
type Explained = Partial<Pick<ExplainedBill, 'priceSuperseded'>> & Pick<
  ExplainedBill,
  | 'billVersion' | 'tariffId' | 'tariffVersion' | 'lines' | 'components' | 'totalFen' | 'discountFen' | 'dueFen'
  | 'paidFen' | 'receivableFen' | 'refundedFen'
>

/** The bill as a sum anybody can follow: exact lines, each fee rounded once, voucher off, amount due. */
export function BillLines({ bill }: { bill: Explained }) {
  const texts = useTexts()
  return (
    <>
      <p className="faint">
        {texts.bill.version(bill.billVersion)} · {texts.bill.tariff}{' '}
        {texts.bill.tariffVersion(bill.tariffId, bill.tariffVersion)}
        {bill.priceSuperseded && <> <Superseded price={bill.priceSuperseded} /></>}
      </p>
      <Table<BillLine>
        size="small"
        rowKey="lineNo"
        pagination={false}
        dataSource={bill.lines}
        columns={[
          { title: texts.bill.component, render: (_, line) => <What {...line} /> },
          {
            title: texts.bill.band,
            render: (_, line) => (line.band ? (texts.bill.bands[line.band] ?? line.band) : texts.common.none),
          },
          {
            title: texts.bill.quantity, align: 'right', className: 'number',
            render: (_, line) => <Quantity {...line} />,
          },
          {
            title: texts.bill.unitPrice, align: 'right', className: 'number',
            render: (_, line) => unitPrice(line.unitPriceHundredThousandths),
          },
          {
            title: texts.bill.amount, align: 'right', className: 'number',
            render: (_, line) => decimal(line.amountNanoYuan, 9),
          },
        ]}
      />
      <dl className="sum bill-sum">
        {bill.components.filter((fee) => fee.exactNanoYuan !== 0).map((fee) => (
          <Row
            key={fee.component}
            label={texts.bill.components[fee.component] ?? fee.component}
            exact={decimal(fee.exactNanoYuan, 9)}
            fen={fee.amountFen}
          />
        ))}
        <Row label={texts.bill.total} fen={bill.totalFen} strong />
        {bill.discountFen ? <Row label={texts.bill.discount} fen={-bill.discountFen} /> : null}
        {bill.dueFen !== null && <Row label={texts.bill.due} fen={bill.dueFen} strong />}
        {bill.refundedFen ? <Row label={texts.bill.refundedBefore} fen={-bill.refundedFen} /> : null}
        {bill.paidFen !== null && <Row label={texts.bill.paid} fen={bill.paidFen} />}
        {bill.receivableFen ? <Row label={texts.bill.receivable} fen={bill.receivableFen} /> : null}
      </dl>
      <p className="faint small">{texts.bill.rounding}</p>
    </>
  )
}

/** The fee, when it came about, and what the line has to say beside its numbers. */
function What({ component, remarks, ...line }: BillLine) {
  const texts = useTexts().bill
  return (
    <>
      {texts.components[component] ?? component}
      <div className="faint small">{texts.period(line)}</div>
      {remarks.length > 0 && (
        <div className="faint small">{remarks.map((one) => texts.remarks[one] ?? one).join('；')}</div>
      )}
    </>
  )
}

function Quantity({ unit, quantity }: BillLine) {
  const texts = useTexts().bill
  return <>{unit === 'MINUTE' ? texts.minutes(decimal(quantity, 0)) : texts.kwh(exactKwh(quantity))}</>
}

function Row({ label, exact = '', fen, strong = false }: {
  label: string
  exact?: string
  fen: number
  strong?: boolean
}) {
  const weight = strong ? 'number sum-total' : 'number'
  return (
    <>
      <dt className={weight}>{label}</dt>
      <dd className={`${weight} faint`}>{exact}</dd>
      <dd className={weight}>{yuan(fen)}</dd>
    </>
  )
}
