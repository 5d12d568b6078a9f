import { unitPrice } from '../format/format'
import { type Stretch, clockOf, minutesPerDay } from '../format/day'
import { useTexts } from '../texts'

const width = 720
const top = 26
const height = 150
const base = height - 24
const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24]

const x = (minute: number) => (minute / minutesPerDay) * width

/**
 * What a kilowatt hour costs around the clock: the height is electricity and service together, the colour is the band.
 */
export function DayChart({ day, label }: { day: Stretch[]; label: string }) {
  const texts = useTexts()
  const dearest = Math.max(1, ...day.map(({ energyPrice, servicePrice }) => energyPrice + servicePrice))
  const tall = (price: number) => (price / dearest) * (base - top)
  return (
    <svg className="day-chart" viewBox={`-14 0 ${width + 28} ${height}`} role="img" aria-label={label}>
      {day.map((one) => {
        const energy = tall(one.energyPrice)
        const whole = tall(one.energyPrice + one.servicePrice)
        const name = texts.bill.bands[one.band] ?? one.band
        const price = unitPrice(one.energyPrice + one.servicePrice)
        return (
          <g key={one.from} className={`band-${one.band}`}>
            <title>
              {texts.tariff.stretch(
                `${clockOf(one.from)}–${clockOf(one.to)}`,
                name,
                unitPrice(one.energyPrice),
                unitPrice(one.servicePrice),
              )}
            </title>
            <rect x={x(one.from)} width={x(one.to) - x(one.from) - 1} y={base - energy} height={energy} />
            <rect
              x={x(one.from)}
              width={x(one.to) - x(one.from) - 1}
              y={base - whole}
              height={whole - energy}
              className="service"
            />
            {one.to - one.from >= 60 && (
              <text x={x((one.from + one.to) / 2)} y={base - whole - 6} textAnchor="middle">
                {name} {one.to - one.from >= 120 ? price : ''}
              </text>
            )}
          </g>
        )
      })}
      <line x1="0" x2={width} y1={base} y2={base} className="bars-base" />
      {hours.map((hour) => (
        <text key={hour} x={x(hour * 60)} y={height - 6} textAnchor="middle" className="bar-label">
          {clockOf(hour * 60)}
        </text>
      ))}
    </svg>
  )
}
