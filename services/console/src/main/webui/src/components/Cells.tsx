import { Tooltip, Typography } from 'antd'
import type { Driver } from '../api/billing'
import { useStationName, useZone } from '../api/zone'
import { aside, kwh, localTime, maskedPhone, yuan } from '../format/format'
import { useTexts } from '../texts'

const nothing = <span className="faint">—</span>

export const Yuan = ({ fen }: { fen?: number | null }) =>
  fen == null ? nothing : <span className="number">{yuan(fen)}</span>

export const Kwh = ({ tenthWh }: { tenthWh?: number | null }) =>
  tenthWh == null ? nothing : <span className="number">{kwh(tenthWh)}</span>

/** By the clock of the zone or station, or of the station around it; another clock than China's is named beside it. */
export function Time({ at, zone, stationId }: { at?: string | null; zone?: string | null; stationId?: string | null }) {
  const around = useZone(stationId)
  if (!at) return nothing
  const beside = aside(at, zone ?? around)
  return (
    <>
      <span className="number">{localTime(at, zone ?? around)}</span>
      {beside && <span className="faint small"> {beside}</span>}
    </>
  )
}

export function BillNo({ billNo, copy = false }: { billNo: string; copy?: boolean }) {
  const texts = useTexts()
  return (
    <Typography.Text
      className="number bill-no"
      copyable={copy ? { text: billNo, tooltips: [texts.bill.copy, '✓'] } : false}
    >
      {billNo}
    </Typography.Text>
  )
}

export const StationName = ({ stationId }: { stationId: string }) => <>{useStationName(stationId)}</>

/** The last six digits tell the piles of a station apart; all twenty are one hover away. */
export const Pile = ({ pileCode, connectorNo }: { pileCode: string; connectorNo: string }) => (
  <Tooltip title={pileCode}>
    <span className="number">
      <span className="faint">…</span>
      {pileCode.slice(-6)}
      <span className="faint"> / </span>
      {connectorNo}
    </span>
  </Tooltip>
)

export function DriverName({ driver }: { driver: Driver | null }) {
  if (!driver?.nickname && !driver?.phone) return nothing
  const { nickname, phone } = driver
  return (
    <span className="driver">
      {nickname}
      {phone && <span className="number faint">{maskedPhone(phone)}</span>}
    </span>
  )
}
