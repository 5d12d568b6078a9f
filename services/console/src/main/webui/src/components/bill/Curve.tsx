import type { Reading } from '../../api/correction'
import { useZone } from '../../api/zone'
import { kwh, localTime } from '../../format/format'

const width = 700
const height = 120
const base = height - 22

/** The energy of a session as it was seen to rise; the ground line is grey while the plug was in. */
export function Curve({ curve, label }: { curve: Reading[]; label: string }) {
  const zone = useZone()
  const readings = curve.toSorted((one, other) => Date.parse(one.observedAt) - Date.parse(other.observedAt))
  const first = Date.parse(readings[0]!.observedAt)
  const last = Math.max(first + 1, Date.parse(readings.at(-1)!.observedAt))
  const most = Math.max(1, ...readings.map(({ energyTenthWh }) => energyTenthWh))
  const x = (at: string) => ((Date.parse(at) - first) / (last - first)) * width
  const y = (energy: number) => base - (energy / most) * (base - 18)
  const plugged = readings.filter((one) => one.plugged)
  return (
    <figure className="bars">
      <figcaption>{label}</figcaption>
      <svg viewBox={`-4 0 ${width + 8} ${height}`} role="img" aria-label={label} className="curve">
        <line x1="0" x2={width} y1={base} y2={base} className="bars-base" />
        {plugged.length > 1 && (
          <line x1={x(plugged[0]!.observedAt)} x2={x(plugged.at(-1)!.observedAt)} y1={base} y2={base} className="plugged" />
        )}
        <polyline points={readings.map((one) => `${x(one.observedAt)},${y(one.energyTenthWh)}`).join(' ')} />
        {readings.map((one) => (
          <circle key={one.observedAt + one.status} cx={x(one.observedAt)} cy={y(one.energyTenthWh)} r="2.5" className={one.status}>
            <title>{`${localTime(one.observedAt, zone)}  ${kwh(one.energyTenthWh)} kWh  ${one.status}`}</title>
          </circle>
        ))}
        <text x="0" y={height - 6} className="bar-label">{localTime(readings[0]!.observedAt, zone).slice(11)}</text>
        <text x={width} y={height - 6} textAnchor="end" className="bar-label">{localTime(readings.at(-1)!.observedAt, zone).slice(11)}</text>
        <text x={width} y={y(most) - 6} textAnchor="end" className="bar-label">{kwh(most)} kWh</text>
      </svg>
    </figure>
  )
}
