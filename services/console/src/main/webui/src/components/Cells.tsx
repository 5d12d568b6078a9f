import { Tooltip, Typography } from 'antd'
import type { Driver } from '../api/billing'
import { kwh, localTime, maskedPhone, yuan } from '../format/format'
import { useTexts } from '../texts'

const nothing = <span className="faint">—</span>

export const Yuan = ({ fen }: { fen?: number | null }) => (fen == null ? nothing : <span className="number">{yuan(fen)}</span>)

export const Kwh = ({ tenthWh }: { tenthWh?: number | null }) =>
  tenthWh == null ? nothing : <span className="number">{kwh(tenthWh)}</span>

export const Time = ({ at }: { at?: string | null }) => (at ? <span className="number">{localTime(at)}</span> : nothing)

export function BillNo({ billNo, copy = false }: { billNo: string; copy?: boolean }) {
  const texts = useTexts()
  return (
    <Typography.Text className="number bill-no" copyable={copy ? { text: billNo, tooltips: [texts.bill.copy, '✓'] } : false}>
      {billNo}
    </Typography.Text>
  )
}

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
