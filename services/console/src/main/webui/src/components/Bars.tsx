/** A week as bars with their values written above: few enough to be read, so no axis is needed. */
export interface Bar {
  label: string
  value: number
  text: string
  strong?: boolean
}

const width = 364
const height = 168
const top = 22
const bottom = 22

export function Bars({ bars, color, label }: { bars: Bar[]; color: string; label: string }) {
  const largest = Math.max(1, ...bars.map((bar) => bar.value))
  const step = width / bars.length
  const room = height - top - bottom
  return (
    <figure className="bars">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line x1="0" x2={width} y1={height - bottom} y2={height - bottom} className="bars-base" />
        {bars.map((bar, index) => {
          const tall = bar.value === 0 ? 0 : Math.max(2, Math.round((bar.value / largest) * room))
          const middle = index * step + step / 2
          return (
            <g key={bar.label} className={bar.strong ? 'bar strong' : 'bar'}>
              <rect x={middle - 14} y={height - bottom - tall} width="28" height={tall} rx="2" fill={color} />
              <text x={middle} y={height - bottom - tall - 6} textAnchor="middle" className="bar-value">
                {bar.value === 0 ? '' : bar.text}
              </text>
              <text x={middle} y={height - 6} textAnchor="middle" className="bar-label">
                {bar.label}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
