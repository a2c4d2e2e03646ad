// The functions of the TypeScript files that are named: a line each, `path:name first last`. TypeScript's own
// parser says where they are: one for regular expressions and templates would be as long as what it checks.

import { readFileSync } from 'node:fs';

import ts from 'typescript';

// What `describe` groups is as a module of tests in Rust.
const isGroup = (node) => ts.isCallExpression(node.parent) && /\bdescribe$/.test(node.parent.expression.getText());

for (const path of process.argv.slice(2)) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const line = (place) => source.getLineAndCharacterOfPosition(place).line + 1;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && !isGroup(node)) {
      const name = (node.name ?? node.parent.name ?? node.parent).getText().split('\n')[0].replaceAll(' ', '_').slice(0, 60);
      console.log(`${path}:${name} ${line(node.getStart())} ${line(node.end)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
