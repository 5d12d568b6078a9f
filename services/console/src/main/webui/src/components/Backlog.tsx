import { Link } from 'react-router-dom'
import type { AbnormalSummary } from '../api/billing'
import { decimal, yuan } from '../format/format'
import { useTexts } from '../texts'

type Waiting = Pick<AbnormalSummary, 'count' | 'reservedFen' | 'shortfallFen'>

/**
 * Held bills by how long they have waited, with the money that stays reserved for them and what it falls short of;
 * what waits beside: records for a session or for a decision, settled bills for the price that was in force.
 */
export function Backlog({ waiting }: { waiting: AbnormalSummary }) {
  const texts = useTexts()
  const words = texts.abnormal
  const line = (label: string, { count, reservedFen, shortfallFen = 0 }: Waiting, late: boolean) => (
    <div key={label} className={late && count > 0 ? 'overdue' : ''}>
      <span className="faint">{label}</span>
      <b className="number">{decimal(count, 0)}</b>
      <span className="faint number small">{yuan(reservedFen)} {texts.common.yuan}</span>
      {shortfallFen > 0 && <span className="overdue number small">{words.lacks(yuan(shortfallFen))}</span>}
    </div>
  )
  const list = (label: string, count: number, to: string) => (
    <div>
      <span className="faint">{label}</span>
      <b className="number"><Link to={to}>{decimal(count, 0)}</Link></b>
    </div>
  )
  return (
    <div className="figures backlog">
      {line(texts.today.backlog, waiting, false)}
      {waiting.byAge.map((one) => line(words.ages[one.age], one, one.age === 'OLDER'))}
      {list(texts.unclaimed.title, waiting.unclaimedRecords, '/unclaimed-records')}
      {list(texts.nav.recordOffers, waiting.recordOffers, '/record-offers')}
      {list(texts.records.superseded, waiting.supersededBills ?? 0, '/records?superseded=true')}
    </div>
  )
}
