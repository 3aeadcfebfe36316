"""Throws that are the same on every machine and in every Python: the bytes of SHAKE-128 over a name."""
import hashlib
import struct


class Dice:
    """Each name has its own throws, so that one unit can be made without those before it."""
    block = 128

    def __init__(self, *name):
        self.name = "/".join(map(str, name)).encode()
        self.turn = 0
        self.at = self.block
        self.values = ()

    def below(self, end):
        """0 to end - 1, for an end of up to 65,536."""
        if self.at == self.block:
            drawn = hashlib.shake_128(b"%s#%d" % (self.name, self.turn)).digest(2 * self.block)
            self.values = struct.unpack(f"<{self.block}H", drawn)
            self.turn += 1
            self.at = 0
        value = self.values[self.at]
        self.at += 1
        return value * end >> 16

    def pick(self, words):
        return words[self.below(len(words))]

    def some(self, words, count):
        """`count` different ones, in their order."""
        left, chosen = count, []
        for at, word in enumerate(words):
            if self.below(len(words) - at) < left:
                chosen.append(word)
                left -= 1
        return chosen

    def noise(self, size):
        """That many bytes which nothing packs."""
        self.turn += 1
        return hashlib.shake_128(b"%s!%d" % (self.name, self.turn)).digest(size)
