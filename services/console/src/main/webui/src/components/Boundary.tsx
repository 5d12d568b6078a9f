import { Alert, Button } from 'antd'
import { Component, type ContextType, type ReactNode } from 'react'
import { ProblemError } from '../api/http'
import { TextsContext } from '../texts'
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
    const { errors, common } = this.context
    return (
      <Alert
        className="failure"
        type="error"
        showIcon
        title={failure instanceof ProblemError ? reasonOf(failure.problem, this.context, errors.page) : errors.page}
        action={<Button size="small" onClick={() => window.location.reload()}>{common.reload}</Button>}
      />
    )
  }
}
