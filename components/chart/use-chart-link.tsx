'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'

interface ChartClick {
  activeTooltipIndex?: number | string | null | undefined
}

/**
 * Follows a datum to the list behind it. A finger's first tap shows what the datum says and the second one follows, because a finger cannot point without
 * pressing.
 */
export function useChartLink(data: readonly { href?: string | undefined }[]) {
  const router = useRouter()
  const pointer = useRef('mouse')
  const shown = useRef<number | null>(null)
  const onPointerDown = (event: React.PointerEvent) => {
    pointer.current = event.pointerType
  }
  const onClick = ({ activeTooltipIndex }: ChartClick) => {
    const index = Number(activeTooltipIndex ?? Number.NaN)
    const href = data[index]?.href
    if (href === undefined) return
    if (pointer.current === 'touch' && shown.current !== index) {
      shown.current = index
      return
    }
    router.push(href)
  }
  return { onPointerDown, onClick, hasLinks: data.some(({ href }) => href !== undefined) }
}
