import type { Comparison } from '../../api/correction'
import { decimal, exactKwh } from '../../format/format'
import { useTexts } from '../../texts'

/** What a record says of the same energy and money in several ways; the pile's amount is evidence, never the price. */
export function Comparisons({ comparisons }: { comparisons: Comparison[] }) {
  const texts = useTexts()
  if (comparisons.length === 0) return null
  return (
    <table className="beside">
      <thead>
        <tr>
          <th>{texts.correction.compared}</th>
          <th />
          <th />
          <th>{texts.correction.difference}</th>
        </tr>
      </thead>
      <tbody>
        {comparisons.map((one) => (
          <tr key={one.check}>
            <th>{texts.correction.comparisons[one.check]}</th>
            <td className="number">{shown(one, one.left)}</td>
            <td className="number">{shown(one, one.right)}</td>
            <td className={one.agrees ? 'number' : 'number overdue'}>
              {shown(one, one.difference)} {one.agrees ? texts.correction.agrees : texts.correction.disagrees}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Energies in 0.0001 kWh, amounts in billionths of a yuan, of which a pile reports four decimals. */
function shown({ check }: Comparison, value: number) {
  return check === 'REPORTED_AMOUNT_WITH_OURS'
    ? `¥${decimal(Math.round(value / 100_000), 4)}`
    : `${exactKwh(value)} kWh`
}
