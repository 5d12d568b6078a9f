import type { Values } from '../../api/correction'
import { useZone } from '../../api/zone'
import { useTexts } from '../../texts'
import { valueRows } from './values'

/** What bills are rated from, a row each; what the accounts of it do not agree on stands out. */
export function ValueRows({ accounts }: { accounts: Values[] }) {
  const texts = useTexts()
  const zone = useZone()
  return valueRows(accounts, texts, zone).map(({ label, cells, differs }) => (
    <tr key={label} className={differs ? 'changed' : ''}>
      <th>{label}</th>
      {cells.map((cell, place) => <td key={place} className="number">{cell}</td>)}
    </tr>
  ))
}
