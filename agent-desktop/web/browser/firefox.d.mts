export interface Window {
  problems: string[]
  go(url: string): Promise<unknown>
  evaluate(expression: string): Promise<unknown>
  until(expression: string): Promise<void>
  type(keys: string): Promise<unknown>
  close(): Promise<void>
}

export function launch(more?: Record<string, string | number | boolean>): Promise<Window>
