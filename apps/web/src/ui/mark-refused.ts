import { type useForm } from '@mantine/form';
import { RefusedError } from '../api/refused.error.ts';

/** Marks the fields of a form that the API refused, and puts the focus in the first of them. */
export function markRefused<Values extends Record<string, unknown>>(
  form: ReturnType<typeof useForm<Values>>,
  error: Error,
): void {
  if (!(error instanceof RefusedError)) return;
  const refused = Object.keys(error.errors).filter((field) => field in form.values);
  form.setErrors(Object.fromEntries(refused.map((field) => [field, true])));
  const [first] = refused;
  if (first !== undefined) form.getInputNode(first)?.focus();
}
