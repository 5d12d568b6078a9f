import type { DriverRefund } from '../../api/driver'
import { Time } from '../../components/Cells'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'

/** What came back of the driver's bills, and whether it has arrived: where an announcement leads. */
export function MyRefunds({ refunds }: { refunds: DriverRefund[] }) {
  const texts = useTexts()
  if (refunds.length === 0) return null
  return (
    <>
      <h2 id="refunds">{texts.my.refunds}</h2>
      {refunds.map((one) => (
        <section key={one.refundId} className="my-session">
          <header>
            <b className="number">{yuan(one.amountFen)} {texts.common.yuan}</b>
            <span className="faint">{texts.my.refundStates[`${one.state} ${one.destination}`]}</span>
          </header>
          <div>{one.reason}</div>
          {one.waivedFen > 0 && <div className="faint">{texts.my.waived(yuan(one.waivedFen))}</div>}
          <footer><Time at={one.refundedAt} /><span>{one.billNo}</span></footer>
        </section>
      ))}
    </>
  )
}
