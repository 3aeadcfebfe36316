"""The same write-ups for other generators: pages for Hugo and for Eleventy, with layouts of about the size of prongsai's own."""
import pathlib

import write_up
from corpus import Writer


class Peers:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def write_unit(self, corpus, unit):
        pass

    def write_shared(self, corpus):
        pass
