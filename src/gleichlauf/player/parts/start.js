/* Puts a board in the place of the pictures that stand on a page for those without a script. */

gleichlauf.play = (details) => {
  const document = gleichlauf.graphs[details.dataset.graph];
  const board = new Board(details, new Graph(document));
  details.classList.add("gleichlauf-played");
  details.append(board.element);
  board.show(say("start"));
  gleichlauf.boards.set(details, board);
  return board;
};
