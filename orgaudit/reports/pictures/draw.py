"""Any picture as SVG."""

from orgaudit.reports.pictures.choices import choices
from orgaudit.reports.pictures.course import course
from orgaudit.reports.pictures.data import Choices, Course, Drawing, OfficeMap, ScoreBar, Years
from orgaudit.reports.pictures.office_map import office_map
from orgaudit.reports.pictures.score_bar import score_bar
from orgaudit.reports.pictures.years import years


def drawn(data: Drawing, name: str) -> str:
    """Return the picture; ``name`` says what it shows to who does not see it."""
    match data:
        case ScoreBar():
            return score_bar(data, name)
        case OfficeMap():
            return office_map(data, name)
        case Years():
            return years(data, name)
        case Choices():
            return choices(data, name)
        case Course():
            return course(data, name)
