import { Alert, Button } from 'antd'
import { Component, type ContextType, type ReactNode } from 'react'
import { ProblemError } from '../api/http'
import { TextsContext, wordless } from '../texts'
import { reasonOf } from './reason'

/** A page that breaks, or whose code does not come, says so; what stands around it goes on. */
export class Boundary extends Component<{ children: ReactNode }, { failure?: unknown }> {
  static contextType = TextsContext
  declare context: ContextType<typeof TextsContext>
  state: { failure?: unknown } = {}

  static getDerivedStateFromError = (failure: unknown) => ({ failure: failure ?? new Error() })

  render() {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    const words = this.context
    const page = words?.errors.page ?? wordless.failed
    return (
      <Alert
        className="failure"
        type="error"
        showIcon
        title={words && failure instanceof ProblemError ? reasonOf(failure.problem, words, page) : page}
        action={(
          <Button size="small" onClick={() => window.location.reload()}>
            {words?.common.reload ?? wordless.reload}
          </Button>
        )}
      />
    )
  }
}
