import type { Evidence } from '../../api/correction'
import { exactKwh } from '../../format/format'
import { useTexts } from '../../texts'
import { Time } from '../Cells'
import { Comparisons } from './Comparisons'
import { Curve } from './Curve'

const kwh = (tenthWh?: number) => (tenthWh === undefined ? '—' : `${exactKwh(tenthWh)} kWh`)

/** What the pile says beside what the platform saw, each by its own clock. */
export function SideBySide({ evidence: { records, platform, curve } }: { evidence: Evidence }) {
  const texts = useTexts()
  const pile = records.at(-1)
  return (
    <>
      <table className="beside">
        <thead>
          <tr>
            <th />
            <th>{texts.bill.pileClock}</th>
            <th>{texts.bill.platformClock}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>{texts.bill.chargeStart}</th>
            <td><Time at={pile?.record.chargeStartedAt} /></td>
            <td><Time at={platform.startedAt ?? platform.chargingSince} /></td>
          </tr>
          <tr>
            <th>{texts.bill.chargeEnd}</th>
            <td><Time at={pile?.record.chargeEndedAt} /></td>
            <td><Time at={platform.overSince ?? platform.chargingLastSeenAt} /></td>
          </tr>
          <tr>
            <th>{texts.bill.serviceEnd}</th>
            <td><span className="faint">—</span></td>
            <td><Time at={platform.unpluggedAt} /></td>
          </tr>
          <tr>
            <th>{texts.records.energy}</th>
            <td className="number">{kwh(pile?.record.energyTenthWh)}</td>
            <td className="number">{kwh(platform.energySeenTenthWh)}</td>
          </tr>
          <tr>
            <th>{texts.correction.register}</th>
            <td className="number">{kwh(pile?.registerDifferenceTenthWh)}</td>
            <td><span className="faint">—</span></td>
          </tr>
          <tr>
            <th>{texts.records.stopReason}</th>
            <td>
              {pile ? (texts.records.stopReasons[pile.record.stopReason] ?? pile.record.stopReason) : '—'}
              {pile && <span className="faint number"> {pile.record.rawStopReason}</span>}
            </td>
            <td><span className="faint">—</span></td>
          </tr>
        </tbody>
      </table>
      {pile && <Comparisons comparisons={pile.comparisons} />}
      {!pile && <p className="faint small">{texts.correction.noRecord}</p>}
      {curve.length > 1 && <Curve curve={curve} label={texts.correction.curve} />}
    </>
  )
}
