import { Table } from 'antd'
import type { Bill, BillLine } from '../api/billing'
import { decimal, exactKwh, unitPrice, yuan } from '../format/format'
import { useTexts } from '../texts'

/** The bill as a sum anybody can follow: exact lines, each fee rounded once, voucher off, amount due. */
export function BillLines({ bill }: { bill: Bill }) {
  const texts = useTexts()
  const fees = [
    { component: 'ENERGY_FEE', fen: bill.energyFeeFen },
    { component: 'SERVICE_FEE', fen: bill.serviceFeeFen },
    { component: 'IDLE_FEE', fen: bill.idleFeeFen },
  ].filter((fee) => fee.fen !== 0 || bill.lines.some((line) => line.component === fee.component))
  return (
    <>
      <p className="faint">
        {texts.bill.version(bill.billVersion)} · {texts.bill.tariff} {texts.bill.tariffVersion(bill.tariffId, bill.tariffVersion)}
      </p>
      <Table<BillLine>
        size="small"
        rowKey={(line) => `${line.component}-${line.band ?? ''}`}
        pagination={false}
        dataSource={bill.lines}
        columns={[
          { title: texts.bill.component, render: (_, line) => texts.bill.components[line.component] ?? line.component },
          { title: texts.bill.band, render: (_, line) => (line.band ? (texts.bill.bands[line.band] ?? line.band) : '—') },
          { title: texts.bill.quantity, align: 'right', className: 'number', render: (_, line) => <Quantity {...line} /> },
          { title: texts.bill.unitPrice, align: 'right', className: 'number', render: (_, line) => unitPrice(line.unitPriceHundredThousandths) },
          { title: texts.bill.amount, align: 'right', className: 'number', render: (_, line) => decimal(line.amountNanoYuan, 9) },
        ]}
      />
      <dl className="sum bill-sum">
        {fees.map((fee) => (
          <Row key={fee.component} label={texts.bill.components[fee.component] ?? fee.component} fen={fee.fen} />
        ))}
        <Row label={texts.bill.total} fen={bill.totalFen} strong />
        {bill.discountFen !== undefined && bill.discountFen > 0 && <Row label={texts.bill.discount} fen={-bill.discountFen} />}
        {bill.dueFen !== undefined && <Row label={texts.bill.due} fen={bill.dueFen} strong />}
        {bill.receivableFen !== undefined && bill.receivableFen > 0 && (
          <>
            <Row label={texts.bill.paid} fen={bill.paidFen ?? 0} />
            <Row label={texts.bill.receivable} fen={bill.receivableFen} />
          </>
        )}
      </dl>
      <p className="faint small">{texts.bill.rounding}</p>
    </>
  )
}

function Quantity({ unit, quantity }: BillLine) {
  const texts = useTexts().bill
  return <>{unit === 'MINUTE' ? texts.minutes(decimal(quantity, 0)) : texts.kwh(exactKwh(quantity))}</>
}

function Row({ label, fen, strong = false }: { label: string; fen: number; strong?: boolean }) {
  return (
    <>
      <dt className={strong ? 'sum-total' : ''}>{label}</dt>
      <dd className={strong ? 'sum-total number' : 'number'}>{yuan(fen)}</dd>
    </>
  )
}
