import type { ReactNode } from 'react'
import type { ChargingRecord } from '../../api/billing'
import { Time } from '../../components/Cells'
import { StateTag } from '../../components/Tags'
import { kwh, yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { MyBill } from './MyBill'
import { MySessionPrice } from './MySessionPrice'

/** It goes on until its plug is pulled. */
const open = ['REQUESTED', 'CHARGING', 'ENDED']

/** One of a driver's sessions: what it cost, or why nothing is charged yet. */
export function MySession({ session, children }: { session: ChargingRecord; children?: ReactNode }) {
  const texts = useTexts()
  const { failReason, dueFen, energyTenthWh } = session
  return (
    <section className="my-session">
      <header>
        <b>{session.stationName ?? session.stationId}</b>
        <StateTag state={session.state} />
      </header>
      <p>
        <span className="number">
          {failReason ? (texts.records.failReasons[failReason] ?? failReason) : `${kwh(energyTenthWh)} kWh`}
        </span>
        <b className="number">{dueFen === null ? '' : `${yuan(dueFen)} ${texts.common.yuan}`}</b>
      </p>
      {session.state === 'HELD' && <Held {...session} />}
      {open.includes(session.state) && <MySessionPrice billNo={session.billNo} />}
      {dueFen !== null && <MyBill billNo={session.billNo} />}
      <footer><Time at={session.requestedAt} zone={session.stationZoneId} /><span>{session.billNo}</span></footer>
      {children}
    </section>
  )
}

function Held({ findings, heldAt, reservedFen, stationZoneId }: ChargingRecord) {
  const texts = useTexts()
  return (
    <div className="my-held">
      <span>{texts.my.held}</span>
      <ul>
        {findings.map(({ code, name }) => (
          <li key={code}>{texts.my.heldBecause[code] ?? texts.abnormal.codes[code] ?? name}</li>
        ))}
      </ul>
      <footer>
        <span>{texts.bill.heldSince} <Time at={heldAt} zone={stationZoneId} /></span>
        <span>{texts.my.reserved} {yuan(reservedFen)} {texts.common.yuan}</span>
      </footer>
    </div>
  )
}
