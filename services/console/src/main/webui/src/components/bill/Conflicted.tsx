import type { Values } from '../../api/correction'
import { useTexts } from '../../texts'
import { ValueRows } from './ValueRows'
import type { Conflict } from './conflict'

/**
 * The bill as it is by now beside what was wanted, and the record that came in between: to be looked at before another
 * try.
 */
export function Conflicted({ conflict: { wanted, record }, current }: { conflict: Conflict; current: Values }) {
  const texts = useTexts()
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
          <ValueRows accounts={accounts.map(([, values]) => values)} />
        </tbody>
      </table>
    </section>
  )
}
