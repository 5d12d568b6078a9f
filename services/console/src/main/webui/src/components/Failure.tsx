import { Alert, Button } from 'antd'
import type { Problem } from '../api/http'
import { useTexts } from '../texts'

/** What went wrong in the service's own words, and a way to try again. */
export function Failure({ problem, retry }: { problem: Problem; retry: () => void }) {
  const texts = useTexts()
  const reason = problem.status === 403 ? texts.errors.forbidden : problem.title || texts.errors.network
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
