import type { Values } from '../../api/correction'
import { useZone } from '../../api/zone'
import { useTexts } from '../../texts'
import type { Conflict } from './conflict'
import { valueRows } from './values'

/**
 * The bill as it is by now beside what was wanted, and the record that came in between: to be looked at before another
 * try.
 */
export function Conflicted({ conflict: { wanted, record }, current }: { conflict: Conflict; current: Values }) {
  const texts = useTexts()
  const zone = useZone()
  const { conflict } = texts.correction
  const accounts: [string, Values][] = [
    ...(record ? [[conflict.record, record] as [string, Values]] : []),
    [conflict.current, current],
    [conflict.wanted, wanted],
  ]
  return (
    <section className="conflict">
      <p>{conflict.lookAgain}</p>
      <table className="beside money">
        <thead>
          <tr><th />{accounts.map(([label]) => <th key={label}>{label}</th>)}</tr>
        </thead>
        <tbody>
          {valueRows(accounts.map(([, values]) => values), texts, zone).map(({ label, cells, differs }) => (
            <tr key={label} className={differs ? 'changed' : ''}>
              <th>{label}</th>
              {cells.map((cell, place) => <td key={place} className="number">{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
