"""资金的唯一写入口，只供程序在行为的同一事务内调用。每个函数都要求行为的序号 `seq`。"""

from .bulk import alone
from .entitlements import award, end, entitle, hold, hold_many, open_entitlements, release, settled_through
from .ledger import found_fund, move, post
from .payrolls import Batch, give_back, keep_lines, keep_sent, keep_settled, paid_through, recover, strike, waive
from .versions import add_version, keep_versions

__all__ = [
    "Batch",
    "add_version",
    "alone",
    "award",
    "end",
    "entitle",
    "found_fund",
    "give_back",
    "hold",
    "hold_many",
    "keep_lines",
    "keep_sent",
    "keep_settled",
    "keep_versions",
    "move",
    "open_entitlements",
    "paid_through",
    "post",
    "recover",
    "release",
    "settled_through",
    "strike",
    "waive",
]
