import type { Problem } from '../api/http'
import { useTexts } from '../texts'
import { technicalOf } from './reason'

/** What the service itself said, folded away: it is English, and for whoever looks into a failure. */
export function Technical({ problem }: { problem: Problem }) {
  const texts = useTexts()
  const said = technicalOf(problem)
  if (said.length === 0) return null
  return (
    <details className="small">
      <summary>{texts.errors.technical}</summary>
      {said.map((one) => <div key={one}>{one}</div>)}
    </details>
  )
}
