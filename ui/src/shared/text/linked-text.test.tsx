// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { LinkedText } from './linked-text'

afterEach(cleanup)

describe('a text', () => {
  it('links addresses and keeps every character', () => {
    const text = 'See https://example.org/a?b=c, not example.com — or mail ada@example.org.'
    const { container } = render(<LinkedText text={text} />)
    expect(container.textContent).toBe(text)
    const links = screen.getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://example.org/a?b=c',
      'mailto:ada@example.org',
    ])
    for (const link of links) {
      expect(link.getAttribute('rel')).toContain('noopener')
      expect(link.getAttribute('target')).toBe('_blank')
    }
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    '&lt;b&gt;',
  ])('shows %s as it is', (text) => {
    const { container } = render(<LinkedText text={text} />)
    expect(container.textContent).toBe(text)
    expect(container.querySelector('img, script, b, a')).toBeNull()
  })
})
