import { Space } from 'antd'
import type { ReactNode } from 'react'

export function PageTitle({ title, note, children }: { title: string; note?: string; children?: ReactNode }) {
  return (
    <header className="page-title">
      <div>
        <h1>{title}</h1>
        {note && <p>{note}</p>}
      </div>
      <Space wrap>{children}</Space>
    </header>
  )
}
