/** What was got because the stage has a tier that needs it. */
export function needed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('a tool was not got that a tier of the stage needs');
  return value;
}
