import { TextInput, type TextInputProps } from "@patternfly/react-core";
import { useState } from "react";
import { wordsOf } from "./words";

interface Props extends Omit<TextInputProps, "value" | "onChange" | "ref"> {
  readonly words: readonly string[];
  readonly onWords: (words: readonly string[]) => void;
}

/** Words, separated by spaces or commas. */
export function WordsInput({ words, onWords, ...input }: Props) {
  const [text, setText] = useState(words.join(" "));
  // What is typed stays as it is typed, unless the words have been changed elsewhere.
  const shown = wordsOf(text).join(" ") === words.join(" ") ? text : words.join(" ");
  return (
    <TextInput
      {...input}
      value={shown}
      onChange={(_event, typed) => {
        setText(typed);
        onWords(wordsOf(typed));
      }}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
