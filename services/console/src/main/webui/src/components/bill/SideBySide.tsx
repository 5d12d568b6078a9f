import type { ReactNode } from 'react'
import type { Evidence, PileRecord } from '../../api/correction'
import { decimal, exactKwh } from '../../format/format'
import { useTexts } from '../../texts'
import { Time } from '../Cells'
import { bands } from '../PeriodEditor'
import { Comparisons } from './Comparisons'
import { Curve } from './Curve'

const nothing = <span className="faint">—</span>

const kwh = (tenthWh?: number | null) =>
  tenthWh == null ? nothing : <span className="number">{exactKwh(tenthWh)} kWh</span>

/** One thing to judge a bill by: what each record says of it, and what the platform saw. */
interface Row {
  label: string
  pile?: (one: PileRecord) => ReactNode
  platform?: ReactNode
}

/** What each of the pile's records says, one of which stands, beside what the platform saw, each by its own clock. */
export function SideBySide({ evidence: { records, platform, curve } }: { evidence: Evidence }) {
  const texts = useTexts()
  const { bill, correction } = texts
  const known = bands.filter((band) =>
    records.some(({ record }) => record.bands.some((one) => one.band === band && one.energyTenthWh !== 0)),
  )
  const rows: Row[] = [
    {
      label: bill.chargeStart,
      pile: ({ record }) => <Time at={record.chargeStartedAt} />,
      platform: <Time at={platform.startedAt ?? platform.chargingSince} />,
    },
    {
      label: bill.chargeEnd,
      pile: ({ record }) => <Time at={record.chargeEndedAt} />,
      platform: <Time at={platform.overSince ?? platform.chargingLastSeenAt} />,
    },
    { label: correction.pluggedAt, platform: <Time at={platform.pluggedAt} /> },
    {
      label: bill.serviceEnd,
      platform: (
        <>
          <Time at={platform.unpluggedAt} />
          {platform.unpluggedAt && !platform.unplugConfirmed && (
            <span className="faint"> {correction.unconfirmed}</span>
          )}
        </>
      ),
    },
    {
      label: texts.records.energy,
      pile: ({ record }) => kwh(record.energyTenthWh),
      platform: kwh(platform.energySeenTenthWh),
    },
    ...known.map((band) => ({
      label: correction.inBand(bill.bands[band] ?? band),
      pile: ({ record }: PileRecord) => kwh(record.bands.find((one) => one.band === band)?.energyTenthWh),
    })),
    { label: correction.meterStart, pile: ({ record }) => kwh(record.meterStartTenthWh) },
    { label: correction.meterEnd, pile: ({ record }) => kwh(record.meterEndTenthWh) },
    { label: correction.register, pile: (one) => kwh(one.registerDifferenceTenthWh) },
    {
      label: correction.reportedAmount,
      pile: ({ record }) => <span className="number">{decimal(record.reportedAmountTenThousandths, 4)}</span>,
    },
    { label: texts.records.stopReason, pile: ({ record }) => <Stop {...record} /> },
    { label: correction.receivedAt, pile: ({ observedAt }) => <Time at={observedAt} /> },
    ...(platform.startDeniedAt
      ? [{
          label: correction.startDenied,
          platform: (
            <>
              <Time at={platform.startDeniedAt} />{' '}
              <span className="faint">{texts.records.failReasons[platform.startDenied ?? ''] ?? platform.startDenied}</span>
            </>
          ),
        }]
      : []),
    { label: correction.offlineFrom, platform: <Time at={platform.offlineFrom} /> },
    { label: correction.onlineSince, platform: <Time at={platform.onlineSince} /> },
  ]
  const headed = ({ stands }: PileRecord, place: number) =>
    records.length === 1 ? bill.pileClock : correction.recordOf(place + 1, stands)
  return (
    <>
      <div className="wide-table">
        <table className="beside">
          <thead>
            <tr>
              <th />
              {records.map((one, place) => <th key={one.recordId}>{headed(one, place)}</th>)}
              <th>{bill.platformClock}</th>
            </tr>
          </thead>
          <tbody>
            {rows.filter((row) => row.platform !== undefined || records.length > 0).map((row) => (
              <tr key={row.label}>
                <th>{row.label}</th>
                {records.map((one) => <td key={one.recordId}>{row.pile?.(one) ?? nothing}</td>)}
                <td>{row.platform ?? nothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {records.map((one, place) => (
        <div key={one.recordId}>
          {records.length > 1 && one.comparisons.length > 0 && <h3>{headed(one, place)}</h3>}
          <Comparisons comparisons={one.comparisons} />
        </div>
      ))}
      {records.length === 0 && <p className="faint small">{correction.noRecord}</p>}
      {curve.length > 1 && <Curve curve={curve} label={correction.curve} />}
    </>
  )
}

function Stop({ stopReason, rawStopReason }: PileRecord['record']) {
  const { stopReasons } = useTexts().records
  return <>{stopReasons[stopReason] ?? stopReason} <span className="faint number">{rawStopReason}</span></>
}
