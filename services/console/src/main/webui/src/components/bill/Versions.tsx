import { Tag } from 'antd'
import type { Version } from '../../api/correction'
import { useTexts } from '../../texts'
import { Time, Yuan } from '../Cells'
import { CodeTag } from '../Tags'

/** Every version a bill ever had, newest first: nothing is overwritten. */
export function Versions({ versions }: { versions: Version[] }) {
  const texts = useTexts()
  return (
    <ol className="versions">
      {versions.toSorted((one, other) => other.billVersion - one.billVersion).map((one) => (
        <li key={one.billVersion} className={one.current ? 'current' : ''}>
          <header>
            <b>{texts.bill.version(one.billVersion)}</b>
            <Tag>{texts.correction.sources[one.source] ?? one.source}</Tag>
            {one.findings.map((finding) => <CodeTag key={finding.code} {...finding} />)}
            <span className="spacer" />
            {one.state === 'HELD' ? <span className="faint">{texts.correction.claimsNothing}</span> : <Yuan fen={one.dueFen ?? one.totalFen} />}
          </header>
          <p className="faint small">
            <Time at={one.madeAt} /> {one.madeBy ?? texts.correction.byFacts}{one.reason && ` · ${one.reason}`}
          </p>
        </li>
      ))}
    </ol>
  )
}
