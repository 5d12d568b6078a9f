import { Alert, Button } from 'antd'
import type { Problem } from '../api/http'
import { useTexts } from '../texts'
import { reasonOf } from './reason'

/** What went wrong, and a way to try again. */
export function Failure({ problem, retry }: { problem: Problem; retry: () => void }) {
  const texts = useTexts()
  const reason = reasonOf(problem, texts, texts.errors.forbidden)
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      title={texts.errors.title}
      description={[reason, problem.detail, problem.status ? `(${problem.status})` : ''].filter(Boolean).join(' ')}
      action={<Button size="small" onClick={retry}>{texts.common.retry}</Button>}
    />
  )
}
