import type { Reading } from '../../api/correction'
import { useZone } from '../../api/zone'
import { decimal, kwh, localTime } from '../../format/format'
import { useTexts } from '../../texts'

const width = 700
const height = 120
const base = height - 22

const powerOf = ({ powerW }: Reading) => (powerW === null ? '' : `  ${decimal(powerW, 3)} kW`)

/** The energy of a session as it was seen to rise, and its power; the ground line is grey while the plug was in. */
export function Curve({ curve, label }: { curve: Reading[]; label: string }) {
  const texts = useTexts().correction
  const zone = useZone()
  const readings = curve.toSorted((one, other) => Date.parse(one.observedAt) - Date.parse(other.observedAt))
  const first = Date.parse(readings[0]!.observedAt)
  const last = Math.max(first + 1, Date.parse(readings.at(-1)!.observedAt))
  const most = Math.max(1, ...readings.map(({ energyTenthWh }) => energyTenthWh))
  const mostPower = Math.max(0, ...readings.map(({ powerW }) => powerW ?? 0))
  const x = (at: string) => ((Date.parse(at) - first) / (last - first)) * width
  const y = (part: number, whole: number) => base - (part / whole) * (base - 18)
  const told = ({ status }: Reading) => texts.statuses[status] ?? status
  const plugged = readings.filter((one) => one.plugged)
  const powered = readings.filter((one) => one.powerW !== null)
  return (
    <figure className="bars">
      <figcaption>{label}</figcaption>
      <svg viewBox={`-4 0 ${width + 8} ${height}`} role="img" aria-label={label} className="curve">
        <line x1="0" x2={width} y1={base} y2={base} className="bars-base" />
        {plugged.length > 1 && (
          <line
            x1={x(plugged[0]!.observedAt)}
            x2={x(plugged.at(-1)!.observedAt)}
            y1={base}
            y2={base}
            className="plugged"
          />
        )}
        {mostPower > 0 && (
          <>
            <polyline
              className="power"
              points={powered.map((one) => `${x(one.observedAt)},${y(one.powerW ?? 0, mostPower)}`).join(' ')}
            />
            <text x="0" y="12" className="bar-label">
              {texts.mostPower(decimal(mostPower, 3))}
            </text>
          </>
        )}
        <polyline points={readings.map((one) => `${x(one.observedAt)},${y(one.energyTenthWh, most)}`).join(' ')} />
        {readings.map((one) => (
          <circle
            key={one.observedAt + one.status}
            cx={x(one.observedAt)}
            cy={y(one.energyTenthWh, most)}
            r="2.5"
            className={one.status}
          >
            <title>
              {`${localTime(one.observedAt, zone)}  ${kwh(one.energyTenthWh)} kWh${powerOf(one)}  ${told(one)}`}
            </title>
          </circle>
        ))}
        <text x="0" y={height - 6} className="bar-label">
          {localTime(readings[0]!.observedAt, zone).slice(5)}
        </text>
        <text x={width} y={height - 6} textAnchor="end" className="bar-label">
          {localTime(readings.at(-1)!.observedAt, zone).slice(5)}
        </text>
        <text x={width} y="12" textAnchor="end" className="bar-label">
          {kwh(most)} kWh
        </text>
      </svg>
    </figure>
  )
}
