import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTexts } from '../texts'

/**
 * Pages by cursor: forward as far as the service goes, back over the cursors already seen. Another list begins anew.
 */
export function useCursor(list = ''): {
  cursor?: string
  page: number
  next: (cursor: string) => void
  previous: () => void
  first: () => void
} {
  const [paged, setPaged] = useState<{ list: string; seen: string[] }>({ list, seen: [] })
  const seen = paged.list === list ? paged.seen : []
  const put = (cursors: string[]) => setPaged({ list, seen: cursors })
  return {
    cursor: seen.at(-1),
    page: seen.length + 1,
    next: (cursor) => put([...seen, cursor]),
    previous: () => put(seen.slice(0, -1)),
    first: () => put([]),
  }
}

interface Props {
  paging: ReturnType<typeof useCursor>
  rows: number
  nextCursor?: string | null
  loading: boolean
}

export function Pager({ paging, rows, nextCursor, loading }: Props) {
  const texts = useTexts()
  if (paging.page === 1 && !nextCursor) return null
  return (
    <div className="pager">
      <span className="faint">
        {texts.common.page(paging.page)} · {texts.common.rows(rows)}
      </span>
      <Space>
        <Button size="small" disabled={paging.page === 1 || loading} onClick={paging.previous}>
          {texts.common.previous}
        </Button>
        <Button size="small" disabled={!nextCursor || loading} onClick={() => nextCursor && paging.next(nextCursor)}>
          {texts.common.next}
        </Button>
      </Space>
    </div>
  )
}
