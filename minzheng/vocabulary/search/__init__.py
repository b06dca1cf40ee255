"""Proof by search: that no path past the gates of a matter breaks one of its promises, and that each gate is needed for it."""

from minzheng.vocabulary.search.checking import GateTest, MatterProof, PropertyProof, check, without_each_gate
from minzheng.vocabulary.search.paths import Path, print_path

__all__ = ["GateTest", "MatterProof", "Path", "PropertyProof", "check", "print_path", "without_each_gate"]
