import { Skeleton } from 'antd'
import { Fragment, useState } from 'react'
import type { BillLine, ExplainedBill } from '../../api/billing'
import { myBill } from '../../api/driver'
import { useLoad } from '../../api/useLoad'
import { Failure } from '../../components/Failure'
import { decimal, exactKwh, unitPrice, yuan } from '../../format/format'
import { useTexts } from '../../texts'

/** Where the sum of a bill comes from, for a driver who asks. */
export function MyBill({ billNo }: { billNo: string }) {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <details className="my-bill" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.my.bill}</summary>
      {open && <Loaded billNo={billNo} />}
    </details>
  )
}

function Loaded({ billNo }: { billNo: string }) {
  const { data, problem, reload } = useLoad((signal) => myBill(billNo, signal), [billNo])
  if (problem) return <Failure problem={problem} retry={reload} />
  return data ? <Reasons bill={data} /> : <Skeleton active title={false} />
}

type Reasoned = Pick<
  ExplainedBill,
  'lines' | 'components' | 'totalFen' | 'discountFen' | 'dueFen' | 'refundedFen' | 'receivableFen'
>

/** What the period of the line says already. */
const said = ['CAPPED', 'QUIET_HOURS']

/** Fee by fee: how much, at what price, when; then what the voucher took and what is left to pay. */
export function Reasons({ bill }: { bill: Reasoned }) {
  const texts = useTexts().bill
  return (
    <dl className="sum">
      {bill.components.map(({ component, amountFen }) => {
        const lines = bill.lines.filter((line) => line.component === component)
        return lines.length > 0 && (
          <Fragment key={component}>
            <Sum label={texts.components[component] ?? component} fen={amountFen} />
            {lines.map((line) => <Line key={line.lineNo} line={line} />)}
          </Fragment>
        )
      })}
      {bill.discountFen ? <Sum label={texts.total} fen={bill.totalFen} total /> : null}
      {bill.discountFen ? <Sum label={texts.discount} fen={-bill.discountFen} /> : null}
      <Sum label={texts.due} fen={bill.dueFen ?? bill.totalFen} total />
      {bill.refundedFen ? <Sum label={texts.refundedBefore} fen={-bill.refundedFen} /> : null}
      {bill.receivableFen ? <Sum label={texts.receivable} fen={bill.receivableFen} /> : null}
    </dl>
  )
}

function Line({ line }: { line: BillLine }) {
  const { bill, my } = useTexts()
  const { band, unit, quantity, remarks } = line
  const much = unit === 'MINUTE' ? bill.minutes(decimal(quantity, 0)) : bill.kwh(exactKwh(quantity))
  return (
    <div className="my-line small">
      <span className="number">
        {band && `${bill.bands[band] ?? band} · `}{my.priced(much, unitPrice(line.unitPriceHundredThousandths))}
      </span>
      <span className="faint">{bill.period(line)}</span>
      {remarks.filter((one) => !said.includes(one)).map((one) => (
        <span key={one} className="faint">{bill.remarks[one] ?? one}</span>
      ))}
    </div>
  )
}

function Sum({ label, fen, total = false }: { label: string; fen: number; total?: boolean }) {
  return (
    <>
      <dt className={total ? 'sum-total' : ''}>{label}</dt>
      <dd className={total ? 'number sum-total' : 'number'}>{yuan(fen)}</dd>
    </>
  )
}
