import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Output } from '../../api/routes.ts';

register([BarChart, GridComponent, LegendComponent, CanvasRenderer]);

type Grades = Output<'gradings.board'>['grades'];

/** Grades of this year beside last year's as bars. The table beside it has the same numbers for everybody. */
export function GradeChart({
  grades,
  thisYear,
  lastYear,
  label,
}: {
  readonly grades: Grades;
  readonly thisYear: string;
  readonly lastYear: string;
  readonly label: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const style = getComputedStyle(box.current);
    const colour = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
    const text = {
      color: colour('--ink', '#1a1a1a'),
      fontSize: Number.parseFloat(style.fontSize) * 0.85,
      fontFamily: style.fontFamily,
    };
    const chart = init(box.current);
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      animationDuration: 200,
      textStyle: text,
      color: [colour('--red', '#b3151b'), colour('--line-control', '#8a8a8a')],
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: text },
      xAxis: {
        type: 'category',
        data: grades.map((grade) => grade.titleZh),
        axisLabel: text,
        axisTick: { show: false },
      },
      yAxis: { type: 'value', minInterval: 1, axisLabel: text },
      series: [
        {
          name: thisYear,
          type: 'bar',
          data: grades.map((grade) => grade.count),
          label: { show: true, position: 'top', ...text },
        },
        { name: lastYear, type: 'bar', data: grades.map((grade) => grade.lastYear) },
      ],
    });
    const resize = () => chart.resize();
    addEventListener('resize', resize);
    return () => {
      removeEventListener('resize', resize);
      chart.dispose();
    };
  }, [grades, thisYear, lastYear]);
  return <div ref={box} className="grading-chart" role="img" aria-label={label} />;
}
