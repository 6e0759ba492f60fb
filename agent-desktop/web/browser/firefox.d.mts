export interface Window {
  problems: string[]
  go(url: string): Promise<unknown>
  evaluate(expression: string): Promise<unknown>
  until(expression: string): Promise<void>
  type(keys: string): Promise<unknown>
  close(): Promise<void>
}

export function launch(): Promise<Window>
