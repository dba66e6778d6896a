"""What is stored: one file per concept."""

from .actor import Actor, ActorName
from .article import Article, ArticleSketch, Snapshot
from .citation import Citation
from .decision import Decision
from .event import Event, Participation
from .feed import Feed
from .host import Host
from .match import Match
from .outlet import Outlet
from .search import SearchDocument
from .topic import Topic

__all__ = [
    "Actor",
    "ActorName",
    "Article",
    "ArticleSketch",
    "Citation",
    "Decision",
    "Event",
    "Feed",
    "Host",
    "Match",
    "Outlet",
    "Participation",
    "SearchDocument",
    "Snapshot",
    "Topic",
]
